/** Loaded before the component: says at its end how much memory it had at the most (KiB). */
process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS));
});
