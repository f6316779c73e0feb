/**
 * Compiled code that loads a file of this package, or a class of the provider, when it first uses it. An app loads only what it
 * creates and says; TypeScript has no such import. Lines and columns still match the source maps.
 * @param {string} code
 * @returns {string}
 */
function onDemand(code) {
  return code.replaceAll(
    /^(const|var) (\w+) = (require\("(?:@cdktf\/provider-azurerm|\.{1,2})\/.+"\));$/gm,
    (whole, kind, name, load) => {
      const used = [...code.matchAll(new RegExp(`\\b${name}\\b(?:\\.(\\w+))?`, 'g'))]
        .slice(1)
        .map(([, member]) => member);
      // An import for its effects, or a use of the whole module.
      if (used.length === 0 || used.includes(undefined)) return whole;
      const getters = [...new Set(used)].map(
        (member) => `get ${member}() { return (${name}$ ??= ${load}).${member}; }`,
      );
      return `let ${name}$; ${kind} ${name} = { ${getters.join(', ')} };`;
    },
  );
}

/**
 * Whether a file of the library is published so. The reviewer uses most of its files in every run, so it loads them at once.
 * @param {string} name Path below `lib`.
 * @returns {boolean}
 */
function isOnDemand(name) {
  return !/^(estate|cli)\b/.test(name);
}

module.exports = { isOnDemand, onDemand };
