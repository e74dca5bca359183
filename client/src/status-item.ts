/**
 * The language-status item: target, stage and duration of the last analysis, or that the server starts or has stopped.
 *
 * It follows the active editor. While somebody types it is written at most five times a second.
 * Invariant: it remembers a status only for documents that are open.
 */
import { LanguageStatusSeverity, languages, window, workspace, Disposable, type LanguageStatusItem } from 'vscode';
import type { AnalysisStatusParameters } from '../../server/src/lsp/protocol.ts';
import type { ServerState } from './server-state.ts';
import { statusText } from './status-text.ts';

const refreshMilliseconds = 200;

export class StatusItem implements Disposable {
  readonly #item: LanguageStatusItem = languages.createLanguageStatusItem('aster.status', { language: 'aster' });
  readonly #analyses = new Map<string, AnalysisStatusParameters>();
  readonly #listeners: Disposable;
  #state: ServerState = 'stopped';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#item.name = 'Aster Analyzer';
    this.#listeners = Disposable.from(
      window.onDidChangeActiveTextEditor(() => this.#refresh()),
      workspace.onDidCloseTextDocument((document) => this.#analyses.delete(document.uri.toString())),
    );
    this.#refresh();
  }

  /** Takes the state of the server. What another server has analysed is forgotten. */
  follow(state: ServerState): void {
    this.#state = state;
    if (state !== 'running') this.#analyses.clear();
    this.#refresh();
  }

  /** Takes a status that the server has sent. */
  accept(analysis: AnalysisStatusParameters): void {
    this.#analyses.set(analysis.uri, analysis);
    this.#timer ??= setTimeout(() => this.#refresh(), refreshMilliseconds);
  }

  /** The last analysis of the document in the active editor. */
  currentAnalysis(): AnalysisStatusParameters | undefined {
    const document = window.activeTextEditor?.document;
    return document === undefined ? undefined : this.#analyses.get(document.uri.toString());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#listeners.dispose();
    this.#item.dispose();
  }

  #refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { text, detail, severity, busy } = statusText(this.#state, this.currentAnalysis());
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.busy = busy;
    this.#item.severity = severity === 'error' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    this.#item.command =
      this.#state === 'stopped'
        ? { command: 'aster.restartServer', title: 'Restart' }
        : { command: 'aster.showStatus', title: 'Status' };
  }
}
