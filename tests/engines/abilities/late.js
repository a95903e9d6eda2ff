// Loaded by import() alone.
export default "late";
