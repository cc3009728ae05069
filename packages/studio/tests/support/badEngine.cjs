/** A process of a database that does what the SQL of each statement says, as a database that goes wrong would. */
const kept = [];
const DO = {
  crash: () => process.abort(),
  // As a statement in DuckDB's own threads does that takes no interruption.
  hang: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  eat: () => {
    for (;;) {
      kept.push(Buffer.alloc(10_000_000, 1));
    }
  },
  environment: (id) => {
    const rows = Object.keys(process.env).map((name) => [name]);
    process.send({ is: 'part', id, columns: [{ name: 'name', type: 'VARCHAR' }], rows });
  },
};

process.on('message', (message) => {
  if (message.is === 'more') {
    process.send({ is: 'end', id: message.id });
  } else {
    DO[message.sql](message.id);
  }
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
