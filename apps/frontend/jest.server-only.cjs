// Stands for the module that keeps server code out of the browser; in tests both live in one process.
