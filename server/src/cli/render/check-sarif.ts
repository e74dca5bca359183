/**
 * The report of `check` as a SARIF 2.1.0 log, for code-scanning services. Columns are UTF-16 units as in the report; a
 * hint is a `note`.
 */
import type { Artifact, Location, Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import { rulePageUrl, RULES, type Severity } from '../../ide/index.ts';
import type { CheckReport, ReportDiagnostic, ReportFix, ReportPlace } from '../check-report.ts';
import { type ExitStatus } from '../machine.ts';

const ROOT = 'ROOT';
const HOME = 'https://github.com/aster-lang/aster-analyzer';

export function checkSarif(report: CheckReport, version: string, status: ExitStatus): Log {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'aster-analyzer', semanticVersion: version, informationUri: HOME, rules: RULES.map(descriptor) } },
        invocations: [{ executionSuccessful: report.errors.length === 0, exitCode: status, toolExecutionNotifications: report.errors.map(notification) }],
        originalUriBaseIds: { [ROOT]: { uri: folderUri(report.root) } },
        columnKind: report.columnKind,
        artifacts: [...new Set(report.diagnostics.map(({ file }) => file))].map((file): Artifact => ({ location: { uri: fileUri(file), uriBaseId: ROOT }, sourceLanguage: 'aster' })),
        results: report.diagnostics.map(result),
      },
    ],
  };
}

function descriptor(rule: (typeof RULES)[number]): ReportingDescriptor {
  return {
    id: rule.code,
    shortDescription: { text: `${rule.title.charAt(0).toUpperCase()}${rule.title.slice(1)}.` },
    helpUri: rulePageUrl(rule.code),
    defaultConfiguration: { level: levelOf(rule.level) },
    ...(rule.rustc.length === 0 ? {} : { properties: { rustc: [...rule.rustc] } }),
  };
}

function result(diagnostic: ReportDiagnostic): Result {
  return {
    ruleId: diagnostic.code,
    ruleIndex: RULES.findIndex(({ code }) => code === diagnostic.code),
    level: levelOf(diagnostic.severity),
    message: { text: diagnostic.message },
    locations: [{ ...location(diagnostic), ...(diagnostic.item === null ? {} : { logicalLocations: [{ fullyQualifiedName: diagnostic.item }] }) }],
    ...(diagnostic.related.length === 0 ? {} : { relatedLocations: diagnostic.related.map((related, id) => ({ id, ...location(related), message: { text: related.message } })) }),
    ...(diagnostic.fixes.length === 0 ? {} : { fixes: diagnostic.fixes.map(fix) }),
  };
}

function fix({ title, edits }: ReportFix): NonNullable<Result['fixes']>[number] {
  const files = [...new Set(edits.map((edit) => edit.file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: fileUri(file), uriBaseId: ROOT },
      replacements: edits.filter((edit) => edit.file === file).map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.newText } })),
    })),
  };
}

function location(place: ReportPlace): Location {
  return { physicalLocation: { artifactLocation: { uri: fileUri(place.file), uriBaseId: ROOT }, region: region(place) } };
}

function region({ start, end }: ReportPlace): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function notification({ file, message }: CheckReport['errors'][number]): Notification {
  return { level: 'error', message: { text: `${file}: ${message}` }, locations: [{ physicalLocation: { artifactLocation: { uri: fileUri(file), uriBaseId: ROOT } } }] };
}

function levelOf(severity: Severity | 'off'): 'error' | 'warning' | 'note' | 'none' {
  switch (severity) {
    case 'error':
    case 'warning':
      return severity;
    case 'hint':
      return 'note';
    case 'off':
      return 'none';
  }
}

/** A relative reference: every part encoded, so that a `#` or a blank in a name stays in the path. */
function fileUri(file: string): string {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  // On another drive the path is absolute; in the first part of a relative one a colon would be a scheme's.
  return /^[A-Za-z]%3A\//u.test(uri) ? `file:///${uri.replace('%3A', ':')}` : uri;
}

function folderUri(folder: string): string {
  const path = folder.split('/').map(encodeURIComponent).join('/').replace(/^([A-Za-z])%3A/u, '/$1:');
  return `file://${path}${path.endsWith('/') ? '' : '/'}`;
}
