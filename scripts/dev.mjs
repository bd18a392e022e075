// Development: the server restarts at every change, the desk is reloaded in place at http://localhost:5173.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name) => createRequire(import.meta.url).resolve(name);
const start = (...args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });

const programs = [
  start(bin('@nestjs/cli/bin/nest.js'), 'start', '--watch'),
  start(join(root, 'node_modules/vite/bin/vite.js'), '-c', 'apps/desk/vite.config.mts'),
];
const stop = () => programs.forEach((program) => program.kill());
for (const program of programs) program.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
