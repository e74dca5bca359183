/** What a spec can assert about the lives of locals: what each use does, what is still there before it, and what a scope drops. */
import { dropHints } from '../../server/src/ide/index.ts';
import { bodiesOf } from '../../server/src/ide/bodies/body-at.ts';
import { eventAt, localEvents, type LocalEvent } from '../../server/src/ide/bodies/local-events.ts';
import { rootPlace } from '../../server/src/ide/bodies/local-life.ts';
import { localNames } from '../../server/src/ide/bodies/locals.ts';
import { flowGraph } from '../../server/src/flow/index.ts';
import { stateAt } from '../../server/src/ownership/index.ts';
import type { Fact } from './facts.ts';
import type { Fixture } from './fixture.ts';

export function ownershipFactsOf(fixture: Fixture): Fact[] {
  return fixture.files.flatMap(({ name: file, text }) => [...useFacts(fixture, file, text), ...dropFacts(fixture, file, text)]);
}

function useFacts(fixture: Fixture, file: string, text: string): Fact[] {
  const { db } = fixture.workspace;
  return bodiesOf(db, file).flatMap(({ body, start }) => {
    const graph = flowGraph(db, body.item);
    if (graph === null) return [];
    const events = localEvents(graph);
    return localNames(db, body).flatMap(({ local, references }) =>
      references.flatMap((range): Fact[] => {
        const event = eventAt(events.get(local.id), range);
        if (event === null) return [];
        const fact = (tag: string, said: string): Fact => ({ tag, argument: null, file, start: start + range.start, end: start + range.end, text: said });
        const { state } = stateAt(event.graph, event.point, rootPlace(event.graph, event.place));
        const use = useOf(event);
        return [fact('state', state), ...(use === null ? [] : [fact(use, text.slice(start + event.range.start, start + event.range.end))])];
      }),
    );
  });
}

function useOf({ kind }: LocalEvent): string | null {
  switch (kind) {
    case 'move':
    case 'copy':
      return kind;
    case 'borrow':
    case 'borrow-mutable':
      return 'borrow';
    case 'read':
    case 'write':
    case 'unknown':
      return null;
  }
}

/** At the last character of the scope. */
function dropFacts(fixture: Fixture, file: string, text: string): Fact[] {
  return dropHints(fixture.workspace.db, file, { start: 0, end: text.length }).map(({ drops, offset }) => ({
    tag: 'drop',
    argument: null,
    file,
    start: offset - 1,
    end: offset,
    text: drops.map(({ isConditional, name, without }) => `${name}${without.map((part) => ` without ${part}`).join('')}${isConditional ? ' unless moved' : ''}`).join(', '),
  }));
}
