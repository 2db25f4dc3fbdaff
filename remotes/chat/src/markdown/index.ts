/** What shows Markdown: one chunk, fetched when there is some. */
export { MarkdownText } from './markdown-text.tsx';
