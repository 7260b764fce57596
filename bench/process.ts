// What the kernel says of a running process.
import {readFileSync} from 'node:fs';

// Resident memory in kB (1,024 bytes).
export function residentKilobytes(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  if (found?.[1] === undefined) throw new Error(`process ${pid} has no VmRSS`);
  return Number(found[1]);
}

// Processor time used so far, user and system, in milliseconds. The kernel counts in hundredths of a second.
export function processorMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? NaN;
}
