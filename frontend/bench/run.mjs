/** Every benchmark of the page, one line a figure: name, ours, peer, ratio. */
import { readdir } from 'node:fs/promises';
import { runnerImport } from 'vite';

const say = text => process.stdout.write(`${text}\n`);
const folder = new URL('.', import.meta.url);
const files = (await readdir(folder)).filter(name => name.endsWith('.ts')).sort();
for (const file of files) {
  say(`# ${file}`);
  await runnerImport(new URL(file, folder).pathname).catch(error =>
    say(`# ${file} failed: ${error.message}`),
  );
}
