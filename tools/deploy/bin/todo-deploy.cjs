#!/usr/bin/env node
const start = require('../start/start.cjs');

start();
