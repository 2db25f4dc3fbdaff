// As contract 3 had it: what a host provides comes by webpack's own share scope.
const name = __resourceQuery.slice(1);
const [provided] = Object.values(__webpack_share_scopes__.default[name] ?? {});
module.exports = provided.get()();
