// Tells the soak test, which preloads it, how much of the heap is alive.
process.on('message', () => {
  global.gc();
  process.send(process.memoryUsage().heapUsed);
});
process.channel.unref();
