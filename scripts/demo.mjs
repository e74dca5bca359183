/**
 * `npm run demo`: builds the analyzer and shows its main job on the example programs, as a person would call it.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function run(title, ...args) {
  console.log(`\n\u001B[1m$ ${title}\u001B[0m\n`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run('npm run build', 'scripts/build.mjs');
const server = join('dist', 'server', 'node.js');
run('aster-analyzer layout examples/layout.ast --type Reading', server, 'layout', 'examples/layout.ast', '--type', 'Reading');
run('aster-analyzer layout examples/layout.ast --type Shape', server, 'layout', 'examples/layout.ast', '--type', 'Shape');
run('aster-analyzer check examples --hints', server, 'check', 'examples', '--hints');
console.log(`
Next, in the editor: run "npm run package", install the .vsix in VS Code (Extensions: Install from VSIX…),
open examples/layout.ast, hover "Reading", and press Ctrl+Alt+R (Cmd+Alt+R on a Mac): the padding is gone.
Then open examples/moves.ast and write "weigh(&parcel);" below the line that posts it.`);
