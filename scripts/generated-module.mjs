/**
 * A module that a script writes from other files and that is checked in: written anew, or compared with what it should be.
 * Line ends are `\n` whatever the working copy has, so that the result is the same on every machine.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The files of a folder with an ending, sorted by name: `name` is without the ending. */
export function sourcesIn(folder, ending) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => ({ name: file.slice(0, -ending.length), file, text: readText(join(folder, file)) }));
}

/**
 * Writes the module; with `--check` among the process's arguments it compares instead, and leaves 1 as the exit status, and a
 * sentence that names the script to run, if the module is out of date.
 */
export function writeOrCheck({ target, script, written, summary }) {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const shown = relative(root, target).replaceAll('\\', '/');
  if (!values.check) {
    writeFileSync(target, written);
    console.log(`${shown}: ${summary}, ${Math.round(written.length / 1024)} KiB`);
  } else if (!isCurrent(target, written)) {
    console.error(`${shown} is out of date: run node ${script}.`);
    process.exitCode = 1;
  }
}

function isCurrent(target, written) {
  try {
    return readText(target) === written;
  } catch {
    return false;
  }
}

function readText(path) {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}
