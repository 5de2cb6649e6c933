import { fileURLToPath } from 'node:url';

const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), payment=(), usb=(), microphone=(self)' },
];

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: workspaceRoot,
  turbopack: {
    root: workspaceRoot,
    // Messages come compiled (lib/compile-messages.ts), so the parser stays out of every page.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  outputFileTracingExcludes: { '*': ['sharp', '@img', 'typescript'].map((name) => `../../node_modules/${name}/**`) },
  transpilePackages: ['@todo/ui', '@todo/api-client', '@todo/chatkit-element'],
  // No image is resized here, so the native image library stays out of the build.
  images: { unoptimized: true },
  poweredByHeader: false,
  cacheMaxMemorySize: 16 * 1024 * 1024,
  typescript: { ignoreBuildErrors: true }, // `nx typecheck frontend` is the check; building twice over is not
  experimental: { optimizePackageImports: ['lucide-react', 'react-aria-components'] },
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};

export default config;
