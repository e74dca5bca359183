/**
 * The files around the open ones: read through the host in the background, because a file on its own may use what its
 * neighbours in the folder declare. Unsaved text wins over the disk. Until a folder is known nobody is accused.
 */
import { fileOf } from './documents.ts';
import type { Session } from './session.ts';

/** Folders with more files than this are not read: it is no folder of small programs any more. */
const MOST_SIBLINGS = 500;

export async function lookAround(session: Session, uri: string): Promise<void> {
  const { host, workspace } = session;
  const answer = await host.lookAround(uri);
  const file = fileOf(uri);
  if (!session.documents.has(file)) return;
  if (answer.kind !== 'folder' || answer.siblings.length > MOST_SIBLINGS) {
    workspace.setSurroundings(file, answer.kind === 'package' ? answer : { kind: 'unknown' });
    session.refreshOthers(null);
    return;
  }
  const siblings = answer.siblings.map(fileOf);
  for (const [index, sibling] of siblings.entries()) {
    if (!session.documents.has(sibling) && workspace.text(sibling) === null) await readFromDisk(session, answer.siblings[index] ?? sibling);
  }
  workspace.setSurroundings(file, { kind: 'folder', siblings });
  session.refreshOthers(null);
}

/** Takes over what is on disk, unless the document is open; a file that is gone is forgotten. */
export async function readFromDisk(session: Session, uri: string): Promise<void> {
  const text = await session.host.readFile(uri);
  const file = fileOf(uri);
  if (session.documents.has(file)) return;
  if (text === null) session.workspace.close(file);
  else session.workspace.open(file, text);
}
