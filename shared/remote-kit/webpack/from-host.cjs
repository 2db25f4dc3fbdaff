// Stands in a lean build for a module that the host provides; the query of its address names it. CommonJS, so that it is
// the very module, whichever way it is imported.
const name = __resourceQuery.slice(1);
const [provided] = Object.values(__webpack_share_scopes__.default[name] ?? {});
if (!provided) throw new Error(`The host provides no ${name}`);
// At once: what a host provides came with its first script.
module.exports = provided.get()();
