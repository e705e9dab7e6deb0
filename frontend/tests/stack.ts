import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const READY = /^Ready: (http:\/\/\S+)/;

export interface Stack {
  readonly url: string;
  stop(): Promise<void>;
}

/** A machine that is busy may need a second try: the system gives its database a minute to come up. */
export function startStack(more: Record<string, string> = {}): Promise<Stack> {
  return start(more).catch(() => start(more));
}

/** The whole system on a free port with an empty folder, as `make run` starts it. `SYSTEM` names another build of it. */
async function start(more: Record<string, string>): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'adaptive-ads-page-'));
  const system = process.env.SYSTEM ?? repository;
  const stack = spawn(join(system, 'infra/local/run'), ['com.adaptiveads.local.LocalMain'], {
    cwd: system,
    env: {
      ...process.env,
      PORT: '0',
      DATA: join(folder, 'data'),
      DROP: join(folder, 'drop'),
      FRONTEND: join(repository, 'frontend/dist'),
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return {
    url: await ready(stack),
    stop: async () => {
      const ended = new Promise(done => stack.once('exit', done));
      stack.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function ready(stack: ChildProcess): Promise<string> {
  const lines: string[] = [];
  return new Promise((resolve, reject) => {
    for (const stream of [stack.stdout, stack.stderr]) {
      if (stream) {
        createInterface({ input: stream }).on('line', line => {
          lines.push(line);
          const url = READY.exec(line)?.[1];
          if (url) {
            resolve(url);
          }
        });
      }
    }
    stack.once('error', reject);
    stack.once('exit', code => reject(new Error(`The system ended (${code}):\n${lines.join('\n')}`)));
  });
}
