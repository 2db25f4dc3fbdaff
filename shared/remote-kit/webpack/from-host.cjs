// Stands in a lean build for a module that the host provides; the query of its address names it. CommonJS, so that it is
// the very module, whichever way it is imported. What it calls is made by `lean-container.cjs`.
module.exports = __webpack_require__.fromHost(__resourceQuery.slice(1));
