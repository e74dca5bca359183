/**
 * Names of items that survive edits: `file#path`, where the path is made of kinds and names (for an `impl` the trait and
 * the self type as written), with an ordinal only among equals. No offsets, no shifting indices: typing above or inside an
 * item does not rename it.
 */

/** For example `src/a.ast#struct:Example`, `src/a.ast#module:m/impl:Drop for File/function:drop`, `src/a.ast#function:f~1` (the second `f`). */
export type ItemKey = string & { readonly __brand: 'ItemKey' };

export function itemKey(file: string, path: string): ItemKey {
  return `${file}#${path}` as ItemKey;
}

export function fileOfItem(key: ItemKey): string {
  return key.slice(0, key.lastIndexOf('#'));
}

/** The path as a person writes it: `m::File::drop`. */
export function displayPath(key: ItemKey): string {
  return key
    .slice(key.lastIndexOf('#') + 1)
    .split('/')
    .map((segment) => segment.slice(segment.indexOf(':') + 1).replace(/~\d+$/u, ''))
    .join('::');
}
