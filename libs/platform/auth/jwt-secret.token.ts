export const JWT_SECRET = Symbol('JWT_SECRET');
/** The same as a `KeyObject`: of a text jsonwebtoken tries at every token whether it is a public key, which takes a hundred times as long. */
export const JWT_KEY = Symbol('JWT_KEY');
