"""Tables out of files: .xlsx, .xls, .ods, .csv, .tsv in any encoding our users meet."""
