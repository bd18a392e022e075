export const JWT_KEY = Symbol('JWT_KEY');
