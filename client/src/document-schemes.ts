/**
 * Where the documents live that the server is asked about.
 *
 * Files, unsaved documents and whatever virtual file systems the workspace is mounted from. Left out are the read-only
 * copies that other extensions show, such as the older side of a comparison: findings in them would only repeat.
 */
export function documentSchemes(workspaceFolderSchemes: readonly string[]): readonly string[] {
  return [...new Set(['file', 'untitled', 'vscode-vfs', ...workspaceFolderSchemes])];
}
