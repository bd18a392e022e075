/**
 * Vite plugin: the document names the chunks of these modules, so that they are on their way before the first script asks for them. Whoever
 * signs in first has them when the password is typed.
 */
export function preloaded(modules) {
  return {
    name: 'preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const files = modules.map((name) => chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(name))).fileName);
        return [...new Set(files)].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
