/**
 * The words of the language-status item: which facts about the server and the last analysis are shown, and how.
 *
 * No editor API here, so that the wording is tested without an editor; status-item.ts puts it on the screen.
 */
import type { AnalysisStatusParameters } from '../../server/src/lsp/protocol.ts';
import { assertNever } from './assert-never.ts';
import type { ServerState } from './server-state.ts';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly severity: 'information' | 'error';
  readonly busy: boolean;
}

/** What the item says about the document in the active editor; `analysis` is undefined before its first analysis. */
export function statusText(state: ServerState, analysis: AnalysisStatusParameters | undefined): StatusText {
  switch (state) {
    case 'starting':
      return { text: 'Aster Analyzer', detail: 'starting', severity: 'information', busy: true };
    case 'stopped':
      return { text: 'Aster Analyzer', detail: 'stopped', severity: 'error', busy: false };
    case 'running':
      return analysis === undefined
        ? { text: 'Aster Analyzer', detail: 'running', severity: 'information', busy: false }
        : {
            text: `${analysis.target}-bit, stage ${analysis.stage}`,
            detail: `analysed in ${formatMilliseconds(analysis.milliseconds)}`,
            severity: 'information',
            busy: false,
          };
    default:
      return assertNever(state);
  }
}

/** The one sentence of the command *Show Language Server Version and Status*. */
export function statusSentence(state: ServerState, version: string | undefined, analysis: AnalysisStatusParameters | undefined): string {
  const name = version === undefined ? 'Aster Analyzer' : `Aster Analyzer ${version}`;
  const { text, detail } = statusText(state, analysis);
  return state === 'running' && analysis !== undefined ? `${name} is running: ${text}, ${detail}.` : `${name} is ${detail}.`;
}

/** Three significant figures below ten milliseconds, whole milliseconds above: nobody reads `12.3456 ms`. */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(milliseconds < 1 ? 2 : 1)} ms` : `${Math.round(milliseconds)} ms`;
}
