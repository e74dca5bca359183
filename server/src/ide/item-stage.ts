/** In which stage of the language an item can be declared or used first (S1): what the text shows, and the modules of the library. */
import type { Database } from '../base/query.ts';
import { fileOfItem, isStdFile, itemGenerics, itemNode, type ItemKey, shapeOf } from '../items/index.ts';
import { foldType, functionSignature } from '../types/index.ts';

export type Stage = 1 | 2 | 3;

/** Modules of the library that need more than values; those that are not named here are said nothing of. */
const MODULES: ReadonlyMap<string, Stage> = new Map([['rc', 2], ['alloc', 3], ['atomic', 3], ['ffi', 3], ['future', 3], ['mpsc', 3], ['ptr', 3], ['sync', 3], ['thread', 3]]);

export function stageOfItem(db: Database, key: ItemKey): Stage {
  const file = fileOfItem(key);
  if (isStdFile(file)) return MODULES.get(file.replace(/^.*\/|\.ast$/gu, '')) ?? 1;
  const item = db.get(itemNode, key);
  const generics = itemGenerics(db, key);
  if (generics.parameters.some(({ kind }) => kind === 'constant')) return 3;
  const isGeneric = generics.parameters.length > 0 || generics.lifetimes.length > 0;
  switch (item?.kind) {
    case 'function':
      return larger(stageOfFunction(db, key), isGeneric ? 2 : 1);
    case 'struct':
    case 'enum':
      return item.attributes.some(({ path }) => path === 'repr') ? 3 : isGeneric ? 2 : 1;
    case 'union':
    case 'extern-block':
      return 3;
    case 'trait':
    case 'impl':
    case 'type-alias':
    case 'const':
    case 'static':
      return 2;
    default:
      return 1;
  }
}

function stageOfFunction(db: Database, key: ItemKey): Stage {
  const signature = functionSignature(db, key);
  if (signature === null) return 1;
  if (signature.isAsync || signature.isUnsafe || signature.abi !== null) return 3;
  const parent = shapeOf(db, key)?.parent ?? null;
  const around = parent === null ? null : (shapeOf(db, parent)?.kind ?? null);
  let stage: Stage = around === 'impl' || around === 'trait' ? 2 : 1;
  for (const type of [...signature.parameters.map((parameter) => parameter.type), signature.result]) {
    foldType(type, {
      type: (part) => {
        if (part.kind === 'pointer') stage = 3;
        else if (part.kind === 'reference' || part.kind === 'dynamic' || part.kind === 'opaque') stage = larger(stage, 2);
        return null;
      },
      constant: () => null,
    });
  }
  return stage;
}

function larger(left: Stage, right: Stage): Stage {
  return left > right ? left : right;
}
