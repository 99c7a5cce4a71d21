// What an earlier server left behind: a running one is stopped, a dead one's lock file removed.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { Explained, pause } from './process.mjs';

/**
 * Whoever calls this has made sure that no other CyberPort works on the folder (see start.mjs): a server that still runs
 * on it is an orphan. A `postmaster.pid` that names a process which is no PostgreSQL (the machine was restarted, numbers
 * were used again) would keep PostgreSQL from starting.
 */
export async function stopOrphan(cluster) {
  const file = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  if (servesFolder(pid, cluster)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; servesFolder(pid, cluster); waited += 50) {
      if (waited > 20_000) throw new Explained(`Another PostgreSQL (process ${pid}) holds ${cluster} and does not stop.`);
      await pause(50);
    }
  }
  fs.rmSync(file, { force: true });
}

function servesFolder(pid, cluster) {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const line = commandLine(pid);
  return line.includes('postgres') && line.includes(cluster);
}

function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return process.platform === 'linux' ? '' : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}
