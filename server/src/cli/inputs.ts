/**
 * From the paths of a command line to source texts: which files are meant, what is in them, and what could not be read.
 * Invariant: every path that was given ends as sources or as a failure, so that nothing is passed over in silence; files
 * that are not text have no influence on the others.
 */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { FileText } from '../base/file-system.ts';
import type { Machine } from './machine.ts';

/** A text to be analysed. */
export interface Source {
  /** The name of the file in the workspace: relative to the current folder, `/`-separated; that of the module for a source of the workspace's own library, which `sourceOf` turns back. */
  readonly file: string;
  /** Absolute; `null` for standard input, which cannot be written. */
  readonly path: string | null;
  /** Where its neighbours and its settings are: absolute. */
  readonly folder: string;
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** Something that could not be read, as a sentence without a full stop. */
export interface Failure {
  readonly file: string;
  readonly message: string;
}

export interface Inputs {
  /** In order of name, each once. */
  readonly sources: readonly Source[];
  readonly failures: readonly Failure[];
}

export const STANDARD_INPUT = '-';
export const STANDARD_INPUT_NAME = '<stdin>';

/** @param paths as given; none means the current folder. */
export async function readInputs(machine: Machine, paths: readonly string[]): Promise<Inputs> {
  const failures: Failure[] = [];
  const found = new Map<string, string>();
  const sources: Source[] = [];
  for (const given of paths.length === 0 ? ['.'] : paths) {
    if (given === STANDARD_INPUT) {
      if (sources.length === 0) addSource(STANDARD_INPUT_NAME, null, machine.currentFolder, await machine.files.readStandardInput());
    } else await expand(given);
  }
  for (const [file, path] of found) addSource(file, path, dirname(path), await machine.files.readText(path));
  return { sources: sources.toSorted(byFile), failures: failures.toSorted(byFile) };

  async function expand(given: string): Promise<void> {
    const path = resolve(machine.currentFolder, given);
    const kind = given === '' ? ({ kind: 'failure', message: 'an empty path names no file' } as const) : await machine.files.kindOf(path);
    if (kind.kind === 'failure') failures.push({ file: shownPath(machine, path), message: kind.message });
    else if (kind.kind === 'file') found.set(shownPath(machine, path), path);
    else {
      const content = await machine.files.sourcesIn(path);
      for (const file of content.files) found.set(shownPath(machine, file), file);
      for (const failure of content.failures) failures.push({ file: shownPath(machine, failure.path), message: failure.message });
      if (content.files.length === 0 && content.failures.length === 0) failures.push({ file: shownPath(machine, path), message: 'there is no .ast file in this folder' });
    }
  }

  function addSource(file: string, path: string | null, folder: string, content: FileText): void {
    if (content.kind === 'text') sources.push({ file, path, folder, text: content.text, hasByteOrderMark: content.hasByteOrderMark });
    else failures.push({ file, message: content.message });
  }
}

/** Relative to the current folder where there is a way, with `/` on every machine; the current folder itself is `.`. */
export function shownPath(machine: Machine, path: string): string {
  const way = relative(machine.currentFolder, path);
  const shown = (isAbsolute(way) ? path : way === '' ? '.' : way).split(sep).join('/');
  // Names that begin so are the shipped library's.
  return shown.startsWith('std:') ? `./${shown}` : shown;
}

/** The machine's current folder as it is written in reports. */
export function shownRoot(machine: Machine): string {
  return machine.currentFolder.split(sep).join('/');
}

export function byFile(left: { readonly file: string }, right: { readonly file: string }): number {
  return left.file < right.file ? -1 : left.file > right.file ? 1 : 0;
}
