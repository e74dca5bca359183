/**
 * The command that says which server runs and how it fares, with the two things one may want to do about it.
 */
import { commands, window } from 'vscode';
import type { StatusItem } from '../status-item.ts';
import { statusSentence } from '../status-text.ts';
import type { ExtensionServer } from '../extension-server.ts';

/** Shows one sentence; its buttons restart the server or show the output. */
export async function showStatus(server: ExtensionServer, item: StatusItem): Promise<void> {
  const version = server.client?.initializeResult?.serverInfo?.version;
  const sentence = statusSentence(server.state, version, item.currentAnalysis());
  const restart = 'Restart Server';
  const output = 'Show Output';
  const choice = await window.showInformationMessage(sentence, restart, output);
  if (choice === restart) await commands.executeCommand('aster.restartServer');
  if (choice === output) await commands.executeCommand('aster.showOutput');
}
