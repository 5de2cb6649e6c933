const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom has no streams; browsers do, and so does Node. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { ReadableStream, Response, TextDecoder, TextEncoder });
    // jsdom answers no layout questions; the element asks whether it may restore focus and copy.
    this.global.CSS ??= { escape: (text) => text };
  }
};
