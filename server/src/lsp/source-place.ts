/**
 * A package, or a folder without one, that has open documents: which of its files are read, and reading them.
 * Unsaved text wins over the disk. Everything is bounded: a place with more than that is not known. Invariant: what is read
 * while documents change is taken over only where no document stands for the file by then.
 */
import { NO_VALUES, type SettingValues } from '../ide/index.ts';
import { missingModuleFiles } from '../items/index.ts';
import type { Session } from './session.ts';

export interface SourcePlace {
  /** The name of the folder where it begins, with a `/` at the end. */
  readonly root: string;
  readonly isPackage: boolean;
  /** The files that are held for it and are not open, by name, and how long their texts are. */
  readonly neighbours: Map<string, number>;
  /** Neighbours whose text on disk may be another one. */
  readonly stale: Set<string>;
  /** Modules in folders below that files of a lone folder name. */
  readonly reached: Set<string>;
  /** What was found out last, for documents that are opened later; `null` as long as nothing is known. */
  settings: SettingValues;
  isKnown: boolean;
}

export function newPlace(root: string, isPackage: boolean): SourcePlace {
  return { root, isPackage, neighbours: new Map(), stale: new Set(), reached: new Set(), settings: NO_VALUES, isKnown: false };
}

/** How many files a place may have, and how much text in UTF-16 units. A folder with more is no folder of small programs any more. */
export function limitsOf({ isPackage }: SourcePlace): { readonly files: number; readonly text: number } {
  return isPackage ? { files: 5000, text: 64_000_000 } : { files: 500, text: 8_000_000 };
}

/** Takes over what is on disk, but for open documents. Says whether everything could be read and is not too much. */
export async function readNeighbours(session: Session, place: SourcePlace, listed: ReadonlySet<string>): Promise<boolean> {
  let total = 0;
  let isComplete = true;
  for (const file of listed) {
    if (session.documents.has(file)) continue;
    if (!place.neighbours.has(file) || place.stale.has(file)) {
      place.stale.delete(file);
      if (!(await readNeighbour(session, place, file))) {
        // It may become readable, and what is remembered of it is from before.
        place.stale.add(file);
        isComplete = false;
        // In a package the other files are followed all the same.
        if (!place.isPackage) return false;
        forget(session, place, file);
      }
    }
    total += place.neighbours.get(file) ?? 0;
    if (total > limitsOf(place).text) return false;
  }
  return isComplete;
}

/** Reads the modules in folders below that the files of a lone folder name. Says whether any was found. */
export async function readModulesBelow(session: Session, place: SourcePlace, files: readonly string[]): Promise<boolean> {
  let isMore = false;
  const tried = new Set<string>();
  const pending = place.isPackage ? [] : [...files];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    for (const candidate of missingModuleFiles(session.workspace.db, file)) {
      if (tried.has(candidate) || session.documents.has(candidate) || !candidate.startsWith(place.root) || place.neighbours.size > limitsOf(place).files) continue;
      tried.add(candidate);
      if (!(await readNeighbour(session, place, candidate))) continue;
      place.reached.add(candidate);
      pending.push(candidate);
      isMore = true;
    }
  }
  return isMore;
}

/** Lets go of a neighbour. */
export function forget(session: Session, place: SourcePlace, file: string): void {
  place.neighbours.delete(file);
  place.reached.delete(file);
  if (!session.documents.has(file)) session.workspace.close(file);
}

async function readNeighbour(session: Session, place: SourcePlace, file: string): Promise<boolean> {
  const text = await session.host.readFile(file);
  if (session.documents.has(file)) return true;
  return text !== null && session.guard('reading a neighbour', file, () => takeOver(session, place, file, text), false);
}

function takeOver(session: Session, place: SourcePlace, file: string, text: string): true {
  place.neighbours.set(file, text.length);
  if (session.workspace.text(file) !== text) session.workspace.open(file, text);
  return true;
}
