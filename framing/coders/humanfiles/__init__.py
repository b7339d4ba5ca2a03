"""The files in which people code: sheets as CSV and XLSX, Label Studio, doccano, tables from elsewhere."""
