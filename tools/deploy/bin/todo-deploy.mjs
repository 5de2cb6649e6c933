#!/usr/bin/env node
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { freshBundle } from '../bundle.mjs';

module.enableCompileCache?.(); // Node 22 and later read what they compiled at the last start
await import(pathToFileURL(await freshBundle()).href);
