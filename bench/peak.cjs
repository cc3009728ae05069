const { readFileSync, writeFileSync } = require('node:fs');

/**
 * Loaded before the component: says at its end how much memory it had at the most (KiB) and for how long it computed (µs). `resourceUsage().maxRSS` would not
 * do: on Linux it begins with the peak of the process that started this one, see setmax_mm_hiwater_rss in fs/exec.c.
 */
process.on('exit', () => {
  const [, peak] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.PEAK_FILE, `${peak} ${user + system}`);
});
