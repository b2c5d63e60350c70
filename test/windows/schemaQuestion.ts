/**
 * What the server of somebody has seen of VS Code's own JSON support: in a trusted workspace it gets the schema that a file or a setting
 * names, from this machine without a question. It carries nothing, and is none of ours.
 */
export const schemaQuestion = /^GET \/schema\.json \{[^}]*"user-agent":"code-server[^}]*\} $/;
