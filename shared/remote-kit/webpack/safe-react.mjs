// Base UI copies the namespace of React, for versions that lack a few names. A namespace of CommonJS is an object that webpack
// would have to make, by code in the first script of each build; ours has every name, and the module itself will do.
import react from 'react';

export const SafeReact = react;
