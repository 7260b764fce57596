// What the kernel says of a running process.
import {readdirSync, readFileSync} from 'node:fs';

// Resident memory in kB (1,024 bytes).
export function residentKilobytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (found?.[1] === undefined) throw new Error(`process ${pid} has no VmRSS`);
  return Number(found[1]);
}

// Processor time its present threads used so far, in milliseconds. From the scheduler, which counts in nanoseconds; the
// figures of /proc/PID/stat are in hundredths of a second.
export function processorMilliseconds(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`))
    nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return nanoseconds / 1e6;
}
