// Stands in a lean build for a module that the host provides; the query of its address names it. CommonJS, so that it is
// the very module, whichever way it is imported.
module.exports = require('./host-scope.cjs').take(__resourceQuery.slice(1));
