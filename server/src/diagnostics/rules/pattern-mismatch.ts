/** `pattern-mismatch`: a pattern that is made for other values than those it is matched with, or that leaves out fields (L1, O1). */
import { assertNever } from '../../base/assert-never.ts';
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, type ItemKey } from '../../items/index.ts';
import type { PatternFault } from '../../types/index.ts';
import { bodyProblems } from '../body-problems.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { listInWords } from '../words.ts';

export function patternMismatches(db: Database, key: ItemKey): Finding[] {
  if (isUnreached(db, fileOfItem(key))) return [];
  return bodyProblems(db, key, 'pattern-mismatch').map(({ fault, item, range }) => {
    const name = 'name' in fault ? fault.name : null;
    return {
      code: 'pattern-mismatch',
      place: { item: key, range },
      message: sentence(fault),
      related: declaredAt(db, item, name, `\`${name ?? ''}\` is declared here`),
      rustc: rustcOf(fault),
    };
  });
}

function sentence(fault: PatternFault): string {
  switch (fault.kind) {
    case 'count':
      return `\`${fault.name}\` has ${fieldCount(fault.expected)}, and this pattern takes ${fault.found}.`;
    case 'left-out':
      return `This pattern of \`${fault.name}\` names neither ${fault.fields.length === 1 ? 'its field' : 'its fields'} ${listInWords(fault.fields)} nor \`..\`.`;
    case 'shape':
      if (fault.shape === 'unit') return `\`${fault.name}\` has no fields, and this pattern takes some.`;
      return fault.written === 'name' ? `\`${fault.name}\` has fields, and this pattern does not say so.` : `The fields of \`${fault.name}\` have names, and this pattern takes them by their places.`;
    case 'no-pattern':
      return `\`${fault.name}\` is a ${fault.found}, and no value is made of it that a pattern could take apart.`;
    case 'type':
      return `What is matched is \`${fault.matched}\`, and this pattern is for \`${fault.found}\`.`;
    case 'form':
      return `What is matched is \`${fault.matched}\`, and this pattern is for a ${fault.form}.`;
    case 'tuple-length':
      return `The tuple has ${fieldCount(fault.expected)}, and this pattern takes ${fault.found}.`;
    case 'slice-length':
      return `The array has ${fault.expected} ${fault.expected === '1' ? 'element' : 'elements'}, and this pattern takes ${fault.isLeast ? 'at least ' : ''}${fault.found}.`;
    case 'empty-range':
      return `No value lies in this range: its ${fault.isInclusive ? 'last value is less than its first' : 'end is not behind its first value'}.`;
    case 'shadowed':
      return `\`${fault.name}\` is a ${NOT_BOUND[fault.what]}, and a pattern cannot give its name to something else.`;
    case 'range':
      return `A range in a pattern is one of numbers or characters, and this is one of \`${fault.found}\`.`;
    default:
      return assertNever(fault);
  }
}

const NOT_BOUND = { struct: 'tuple struct', variant: 'tuple variant', static: 'static' } as const;

function fieldCount(count: number): string {
  return count === 1 ? '1 field' : `${count} fields`;
}

function rustcOf(fault: PatternFault): string {
  switch (fault.kind) {
    case 'count':
      return 'E0023';
    case 'left-out':
      return 'E0027';
    case 'shape':
      return fault.written === 'name' && fault.shape === 'record' ? 'E0533' : 'E0532';
    case 'no-pattern':
      return 'E0532';
    case 'type':
    case 'tuple-length':
      return 'E0308';
    case 'form':
      return fault.form === 'slice' ? 'E0529' : 'E0308';
    case 'slice-length':
      return fault.isLeast ? 'E0528' : 'E0527';
    case 'empty-range':
      return fault.isInclusive ? 'E0030' : 'E0579';
    case 'shadowed':
      return 'E0530';
    case 'range':
      return 'E0029';
    default:
      return assertNever(fault);
  }
}
