import { z } from 'zod';

// Compiled schemas need eval, which the page's policy forbids; even asking whether it is there is a violation.
z.config({ jitless: true });

export { z };
