// In the place of this file the build puts what the remote exposes (`lean-config.ts`).
throw new Error('The remote is not here: its build puts it in this place');
