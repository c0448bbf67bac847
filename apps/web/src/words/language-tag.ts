/** How a language tag is written, such as fr or ar. The server, which has the schema, looks at it again. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
