declare module '*.module.css' {
  /** Local class names, in camel case, to their compiled names. */
  const styles: Readonly<Record<string, string>>;
  export default styles;
}

declare module '*.css' {}
