// The folder that holds a CyberPort's data: one service at a time works on it.
import fs from 'node:fs';
import path from 'node:path';
import { Explained } from './process.mjs';

const leastFree = 300 * 1024 * 1024;

/** Makes the folder and takes it. Returns what gives it back. */
export function claimFolder(folder, port) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (problem) {
    throw new Explained(`The data folder ${folder} cannot be written (${problem.code}). Choose another one: npm start -- --data DIR`);
  }
  const { bavail, bsize } = fs.statfsSync(folder);
  if (bavail * bsize < leastFree) {
    throw new Explained(`The disk is full: ${Math.floor((bavail * bsize) / 1048576)} MB are free where ${folder} lies, and 300 MB are the least. Free some space and try again.`);
  }
  const file = path.join(folder, 'running.json');
  const other = read(file);
  if (other && isStarter(other.pid)) {
    throw new Explained(`CyberPort already runs on ${folder}: http://localhost:${other.port} (process ${other.pid}).\nStop it, or choose another folder: npm start -- --data DIR --port ${port + 1}`);
  }
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, port }));
  return () => fs.rmSync(file, { force: true });
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether this number is a living starter, and not a program that got the number of a dead one. */
function isStarter(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (problem) {
    if (problem.code !== 'EPERM') return false;
  }
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('.mjs');
  } catch {
    return process.platform !== 'linux';
  }
}
