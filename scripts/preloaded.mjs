/**
 * Vite plugin: the document names what these modules come in, with their styles, and this font, so that all is on its way before the first
 * script asks for it. Whoever signs in first has it when the password is typed.
 */
export function preloaded(modules, font) {
  return {
    name: 'preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.values(bundle);
        const chunks = files.filter(({ type }) => type === 'chunk');
        // What is shared lies in a chunk of its own; the one that is asked for passes it on.
        const wanted = modules.flatMap((name) => [
          chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(name))),
          ...chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(name)),
        ]);
        const styles = wanted.flatMap(({ viteMetadata }) => [...viteMetadata.importedCss]);
        const { fileName } = files.find(({ type, names }) => type === 'asset' && names.some((name) => name.startsWith(font)));
        return [
          ...unique(wanted.map((chunk) => chunk.fileName)).map((file) => inHead({ rel: 'modulepreload', href: `/${file}` })),
          ...unique(styles).map((file) => inHead({ rel: 'stylesheet', href: `/${file}` })),
          inHead({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${fileName}` }),
        ];
      },
    },
  };
}

const unique = (files) => [...new Set(files)];
const inHead = (attrs) => ({ tag: 'link', attrs: { ...attrs, crossorigin: true }, injectTo: 'head' });
