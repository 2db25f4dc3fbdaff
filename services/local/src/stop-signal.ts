/** Resolves once Ctrl-C or a termination signal asks us to stop, or the process that started us is gone. */
export function stopSignal(): { asked: Promise<undefined>; isAsked: () => boolean } {
  let isAsked = false;
  const parent = process.ppid;
  const asked = new Promise<undefined>((resolve) => {
    const ask = () => {
      isAsked = true;
      resolve(undefined);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    // npm killed by force takes no child along; the system would run on unseen.
    setInterval(() => {
      if (process.ppid !== parent) ask();
    }, 500).unref();
  });
  return { asked, isAsked: () => isAsked };
}
