/** `check --watch`: another report whenever the files say something else, and none otherwise. Every wait is for a report. */
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/check-report.ts';
import { nodeFiles } from '../../server/src/host/node-files.ts';
import { Workspace } from '../../server/src/ide/index.ts';
import { parser } from '../support/assets.ts';
import { Folder, type Outcome } from './support.ts';

const CLEAN = 'struct Point { x: f64, y: f64 }\n';
const BROKEN = 'struct Node { next: Option<Node> }\n';

interface Watching {
  /** The next report, one that was printed already included. */
  next(): Promise<CheckReport>;
  stop(): Promise<Outcome>;
}

/** Reports are lines of JSON. @param files to watch through another file system. */
function watching(folder: Folder, files = nodeFiles, words: readonly string[] = []): Watching {
  const stopping = new AbortController();
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const done = folder.call(['check', '--watch', '--format', 'json', ...words], {
    machine: { files, stop: stopping.signal, createWorkspace: () => Promise.resolve(Workspace.over(parser)) },
    onOutput: (text) => {
      expect(text.endsWith('\n') && !text.slice(0, -1).includes('\n')).toBe(true);
      const waiter = waiting.shift();
      if (waiter === undefined) lines.push(text);
      else waiter(text);
    },
  });
  return {
    next: async () => JSON.parse(lines.shift() ?? (await new Promise<string>((resolve) => void waiting.push(resolve)))) as CheckReport,
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

describe('on a real disk', () => {
  test('a change, a new file and a file that is gone give a report each', async () => {
    const folder = new Folder({ 'src/a.ast': CLEAN });
    const watch = watching(folder, nodeFiles, ['src']);
    expect(await watch.next()).toMatchObject({ files: 1, summary: { error: 0 } });
    folder.write('src/a.ast', BROKEN);
    expect(await watch.next()).toMatchObject({ files: 1, summary: { error: 1 } });
    folder.write('src/b.ast', BROKEN.replaceAll('Node', 'Other'));
    expect(await watch.next()).toMatchObject({ files: 2, summary: { error: 2 } });
    rmSync(folder.at('src/a.ast'));
    expect(await watch.next()).toMatchObject({ files: 1, summary: { error: 1 } });
    expect((await watch.stop()).status).toBe(1);
  });

  test('a single file, and the settings above it', async () => {
    const folder = new Folder({ 'aster.toml': '', 'src/a.ast': BROKEN });
    const watch = watching(folder, nodeFiles, ['src/a.ast']);
    expect(await watch.next()).toMatchObject({ summary: { error: 1 } });
    folder.write('aster.toml', '[analyzer.rules]\ninfinite-size = "warning"\n');
    expect(await watch.next()).toMatchObject({ summary: { error: 0, warning: 1 } });
    folder.write('src/a.ast', CLEAN);
    expect(await watch.next()).toMatchObject({ summary: { error: 0, warning: 0 } });
    expect((await watch.stop()).status).toBe(0);
  });
});

describe('without a disk that reports', () => {
  /** Says that something changed when the test says so. */
  function told(): { readonly files: typeof nodeFiles; readonly changed: () => void; readonly open: () => number } {
    const listeners = new Set<() => void>();
    const watch: (typeof nodeFiles)['watch'] = (_paths, changed) => {
      listeners.add(changed);
      return { close: () => void listeners.delete(changed) };
    };
    return { files: { ...nodeFiles, watch }, changed: () => listeners.forEach((listener) => listener()), open: () => listeners.size };
  }

  test('a change that changes nothing gives no report', async () => {
    const folder = new Folder({ 'a.ast': CLEAN });
    const disk = told();
    const watch = watching(folder, disk.files);
    await watch.next();
    disk.changed();
    folder.write('a.ast', BROKEN);
    disk.changed();
    // If the first call had given a report, this one would be clean.
    expect(await watch.next()).toMatchObject({ summary: { error: 1 } });
    await watch.stop();
  });

  test('a file that becomes unreadable and readable again', async () => {
    const folder = new Folder({ 'a.ast': CLEAN });
    const disk = told();
    const watch = watching(folder, disk.files, ['a.ast']);
    await watch.next();
    folder.write('a.ast', new Uint8Array([0xff]));
    disk.changed();
    expect(await watch.next()).toMatchObject({ files: 0, errors: [{ file: 'a.ast', message: 'not valid UTF-8' }] });
    folder.write('a.ast', CLEAN);
    disk.changed();
    expect(await watch.next()).toMatchObject({ files: 1, errors: [] });
    await watch.stop();
  });

  test('every watcher is closed at the end', async () => {
    const disk = told();
    const watch = watching(new Folder({ 'a.ast': CLEAN }), disk.files);
    await watch.next();
    await watch.stop();
    expect(disk.open()).toBe(0);
  });

  test('with --fix the files settle', async () => {
    const folder = new Folder({ 'a.ast': CLEAN });
    const disk = told();
    const watch = watching(folder, disk.files, ['--fix']);
    await watch.next();
    folder.write('a.ast', BROKEN);
    disk.changed();
    expect(await watch.next()).toMatchObject({ fixed: [{ code: 'infinite-size' }], summary: { error: 0 } });
    expect(folder.read('a.ast')).toBe('struct Node { next: Option<Box<Node>> }\n');
    disk.changed();
    folder.write('a.ast', CLEAN);
    disk.changed();
    expect(await watch.next()).toMatchObject({ fixed: [], summary: { error: 0 } });
    await watch.stop();
  });
});
