/**
 * The command that says which server runs and how it fares, with the two things one may want to do about it.
 */
import { commands, window } from 'vscode';
import type { StatusItem } from '../status-item.ts';
import { statusSentence } from '../status-text.ts';
import type { ServerSupervisor } from '../supervisor.ts';

/** Shows one sentence; its buttons restart the server or show the output. */
export async function showStatus(supervisor: ServerSupervisor, item: StatusItem): Promise<void> {
  const version = supervisor.client?.initializeResult?.serverInfo?.version;
  const sentence = statusSentence(supervisor.state, version, item.currentAnalysis());
  const restart = 'Restart Server';
  const output = 'Show Output';
  const choice = await window.showInformationMessage(sentence, restart, output);
  if (choice === restart) await commands.executeCommand('aster.restartServer');
  if (choice === output) await commands.executeCommand('aster.showOutput');
}
