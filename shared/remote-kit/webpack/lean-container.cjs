// The container of a lean build, by webpack's container protocol: `init` is handed what the host provides, `get` gives the
// factory of the exposed module. Exposed code and container are one file, and nothing of the remote runs before the host
// calls the factory.
exports.init = require('./host-scope.cjs').init;
exports.get = async () => () => require('./exposed.cjs');
