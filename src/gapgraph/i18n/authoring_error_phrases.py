"""The Spanish translation of the errors in encodings, sources and workbooks, for all codes."""

from __future__ import annotations

from typing import Final

AUTHORING_ERRORS: Final[tuple[tuple[str, str], ...]] = (
    ("A dismissal needs 'words' or 'claim'", "Un descarte requiere 'words' o 'claim'"),
    ("A dismissal needs {key}", "Un descarte requiere {key}"),
    ("A workbook contains one report: give its id.", "Un libro contiene un solo informe: indique su identificador."),
    ("A {kind} needs {key}", "{kind} requiere {key}"),
    ("An {kind} needs {key}", "{kind} requiere {key}"),
    ("A table is missing", "Falta una tabla"),
    ("Begin the table with [[{name}]].", "Empiece la tabla con [[{name}]]."),
    ("Begin the table with [report].", "Empiece la tabla con [report]."),
    ("Begin the file with [report].", "Empiece el archivo con [report]."),
    (
        "Begin an encoding with gapgraph new, or give its folder with gapgraph --root.",
        "Empiece una codificación con gapgraph new, o indique su carpeta con gapgraph --root.",
    ),
    (
        "Compile a report with gapgraph build, begin a report with gapgraph new, or give another folder with --root.",
        "Compile un informe con gapgraph build, empiece uno con gapgraph new, o indique otra carpeta con --root.",
    ),
    (
        "Compile the report again with gapgraph build, or export it as ttl.",
        "Compile de nuevo el informe con gapgraph build, o expórtelo como ttl.",
    ),
    ("Replace the formula by its value.", "Sustituya la fórmula por su valor."),
    (
        "Give the path of an encoding, such as data/encodings/per-2021.toml.",
        "Indique la ruta de una codificación, como data/encodings/per-2021.toml.",
    ),
    (
        "Write the table as [name], or as [[name]] if there can be several.",
        "Escriba la tabla como [nombre], o como [[nombre]] si puede haber varias.",
    ),
    (
        'Write address = "https://…", the web address of the report, under [report].',
        'Escriba address = "https://…", la dirección web del informe, debajo de [report].',
    ),
    (
        "Check the path, your rights and the free space; the system says: {reason}.",
        "Revise la ruta, sus permisos y el espacio libre; el sistema dice: {reason}.",
    ),
    (
        "Run gapgraph build: it gives each new claim its number.",
        "Ejecute gapgraph build, que numera las afirmaciones nuevas.",
    ),
    ("Write the number in digits only.", "Escriba el número solo con cifras."),
    ("Correct the file at this place.", "Corrija el archivo en ese lugar."),
    ("Remove the statements about statements.", "Quite los enunciados que tratan de otros enunciados."),
    (
        "Name only graphs that SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} lists.",
        "Nombre solo los grafos que lista SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}.",
    ),
    ("Write a SELECT query.", "Escriba una consulta SELECT."),
    ("Write a CONSTRUCT query.", "Escriba una consulta CONSTRUCT."),
    ("Write an ASK query.", "Escriba una consulta ASK."),
    ("Copy the words that prove the claim.", "Copie las palabras que prueban la afirmación."),
    ("Copy the words again, verbatim.", "Copie las palabras de nuevo, al pie de la letra."),
    ("Declare the name with [[{word}]], or use another name.", "Declare el nombre con [[{word}]], o use otro nombre."),
    ("Export a report to see which files are needed.", "Exporte un informe para ver qué archivos se necesitan."),
    ("Export the report with --format ttl.", "Exporte el informe con --format ttl."),
    (
        "Use --replace to overwrite the report; comments in the encoding are lost.",
        "Use --replace para sobrescribir el informe; los comentarios de la codificación se pierden.",
    ),
    ("Name the file after the report's id.", "Dé al archivo como nombre el id del informe."),
    (
        "Give the column the name of a key, or remove the column.",
        "Dé a la columna el nombre de una clave, o quite la columna.",
    ),
    (
        "For a finding of check-source, write 'words' or 'claim'; for a finding of validate, write 'claim'.",
        "Para un hallazgo de check-source, escriba 'words' o 'claim'; para uno de validate, 'claim'.",
    ),
    (
        "If the pages of the file are pictures, run OCR on the file first.",
        "Si las páginas del archivo son imágenes, aplíquele antes OCR.",
    ),
    ("Keep only one of the columns.", "Conserve solo una de las columnas."),
    ("Give a readable {kind} file.", "Indique un archivo {kind} legible."),
    ("Name another claim.", "Nombre otra afirmación."),
    ("Give the column a name, or clear the cell.", "Dé un nombre a la columna, o vacíe la celda."),
    (
        (
            'Write the value that the source means. The widest value is {key} = "{most}": '
            "write it only if the source speaks of all."
        ),
        (
            'Escriba el valor que indica la fuente. El valor más amplio es {key} = "{most}": '
            "escríbalo solo si la fuente habla de todos."
        ),
    ),
    ("Give this claim the next free number.", "Dé a esta afirmación el siguiente número libre."),
    (
        "Restore the text, or delete the map and the source: {map} and {source}.",
        "Restaure el texto, o borre el mapa y la fuente: {map} y {source}.",
    ),
    ("Restore the sheet, or export the report again.", "Restaure la hoja, o exporte de nuevo el informe."),
    (
        "Restore the text; or, if none of its claims is published, delete the line 'sentences'.",
        "Restaure el texto; o, si ninguna de sus afirmaciones se ha publicado, borre la línea 'sentences'.",
    ),
    ("Reading {kind} files needs the package {package}", "Leer archivos {kind} requiere el paquete {package}"),
    (
        "Remove the sheet, or give it the name of a kind of claim.",
        "Quite la hoja, o dele el nombre de un tipo de afirmación.",
    ),
    ("Remove the key.", "Quite la clave."),
    ("Restore the file.", "Restaure el archivo."),
    (
        'Run pip install "gapgraph[sources]", or save the file as plain text.',
        'Ejecute pip install "gapgraph[sources]", o guarde el archivo como texto.',
    ),
    (
        'Run pip install "gapgraph[workbook]", or use --format csv-folder.',
        'Ejecute pip install "gapgraph[workbook]", o use --format csv-folder.',
    ),
    ("Save the workbook as .xlsx in Excel or LibreOffice.", "Guarde el libro como .xlsx en Excel o LibreOffice."),
    ("Save the table as csv in UTF-8, with commas.", "Guarde la tabla como csv en UTF-8, separada por comas."),
    ("Write why the finding is not a mistake.", "Escriba por qué el hallazgo no es un error."),
    ("Split the cell, and fill each part.", "Divida la celda y llene cada parte."),
    (
        "Put text in quotation marks, a list in [ ], a name before =, and each claim below [[claim]].",
        "Ponga el texto entre comillas, una lista entre [ ], un nombre antes de =, y cada afirmación bajo [[claim]].",
    ),
    ("The cell contains a formula", "La celda contiene una fórmula"),
    ("The cell contains {cell} instead of {wanted}", "La celda contiene {cell} en lugar de {wanted}"),
    ("The cell is merged with others", "La celda está combinada con otras"),
    ("The cell is in a column without a name", "La celda está en una columna sin nombre"),
    (
        "No single line is wrong, but the file isn't TOML: {whole}",
        "Ninguna línea sola es errónea, pero el archivo no es TOML: {whole}",
    ),
    ("The file can't be written", "No se puede escribir el archivo"),
    ("The file contains no text", "El archivo no contiene texto"),
    ("The folder contains no csv file", "La carpeta no contiene ningún archivo csv"),
    ("The id {name} isn't a valid name", "El id {name} no es un nombre válido"),
    (
        "The key 'claim' names claim {number}, which does not exist",
        "La clave 'claim' nombra la afirmación {number}, que no existe",
    ),
    ("The key {key} must be a list of texts", "La clave {key} debe ser una lista de textos"),
    ("The key {key} must be text", "La clave {key} debe ser texto"),
    ("The key {key} must be the number of a claim", "La clave {key} debe ser el número de una afirmación"),
    (
        "The key {key} names claim {other}, which is this claim itself",
        "La clave {key} nombra la afirmación {other}, que es esta misma afirmación",
    ),
    (
        "The key {key} names claim {other}, which does not exist",
        "La clave {key} nombra la afirmación {other}, que no existe",
    ),
    ("The known keys are {keys}.", "Las claves conocidas son {keys}."),
    ("The map of the text to its source can't be read", "No se puede leer el mapa del texto a su fuente"),
    ("The report already exists, with other content", "El informe ya existe, con otro contenido"),
    (
        "An encoding can't express the report's graph: {why}",
        "Una codificación no puede expresar el grafo del informe: {why}",
    ),
    (
        "The report's id is {id}, and its file is named {file}",
        "El id del informe es {id}, y su archivo se llama {file}",
    ),
    ("The row is incomplete: it has no quote", "La fila está incompleta: no tiene cita"),
    ("The sheet {name} is missing", "Falta la hoja {name}"),
    ("The table can't be read", "No se puede leer la tabla"),
    (
        "The text in column {column} is too long for a cell of Excel",
        "El texto de la columna {column} es demasiado largo para una celda de Excel",
    ),
    (
        "The text doesn't match the encoding's list of sentences",
        "El texto no corresponde a la lista de frases de la codificación",
    ),
    ("The words “{words}” are not in the narrative", "Las palabras “{words}” no están en el texto"),
    ("The workbook can't be read", "No se puede leer el libro"),
    (
        "The {which} has changed since the map of positions was made",
        "{which} ha cambiado desde que se hizo el mapa de posiciones",
    ),
    ("There is no column {name}", "No hay ninguna columna {name}"),
    ("There is no encoding in this folder", "En esta carpeta no hay ninguna codificación"),
    ("There is no key {name}", "No hay ninguna clave {name}"),
    ("There is no table {name}", "No hay ninguna tabla {name}"),
    ("A workbook of a report can't have a sheet {name}", "El libro de un informe no puede tener una hoja {name}"),
    ("This line isn't TOML: {what}", "Esta línea no es TOML: {what}"),
    ("No earlier claim has the value {number}", "Ninguna afirmación anterior tiene el valor {number}"),
    ("Two claims are numbered {number}", "Dos afirmaciones llevan el número {number}"),
    ("Two columns are named {name}", "Dos columnas se llaman {name}"),
    (
        "The column after must contain only white space in quotation marks",
        "La columna after solo puede contener espacio en blanco entre comillas",
    ),
    ("Workbooks need the package {package}", "Los libros requieren el paquete {package}"),
    ('Write white space in quotation marks, as in " ".', 'Escriba espacio en blanco entre comillas, como en " ".'),
    (
        "Write a capital letter, then letters and digits, as in HopeHouse.",
        "Escriba una mayúscula, luego letras y cifras, como en HopeHouse.",
    ),
    (
        'Write the value of an earlier claim as a text ("255"), or the id of an earlier claim as a number.',
        'Escriba el valor de una afirmación anterior como texto ("255"), o el id de esta como número.',
    ),
    (
        'Write the year: "2020". If the text gives no year, write the months of the report: "2020-04/2021-03".',
        'Escriba el año: "2020". Si el texto no da ningún año, escriba los meses del informe: "2020-04/2021-03".',
    ),
    ("Write the number that is quoted: value = 12.", "Escriba el número citado: value = 12."),
    (
        "Write the name of what the quote mentions; docs/codebook.md explains each slot.",
        "Escriba el nombre de lo que menciona la cita; docs/codebook.md explica cada dato.",
    ),
    (
        "Write Availability, Accessibility, Acceptability, Quality, Accountability or Safety.",
        "Escriba Availability, Accessibility, Acceptability, Quality, Accountability o Safety.",
    ),
    (
        "Write Exhaustive if the parts together are the total, otherwise Inclusion.",
        "Escriba Exhaustive si las partes juntas son el total; si no, Inclusion.",
    ),
    ("Write FullyMet, PartlyMet or NotMet.", "Escriba FullyMet, PartlyMet o NotMet."),
    (
        "Write ToAll, Target, ToSome or Eligibility; in doubt, ToSome.",
        "Escriba ToAll, Target, ToSome o Eligibility; en caso de duda, ToSome.",
    ),
    (
        "Begin each table with its name in double brackets: [[claim]].",
        "Empiece cada tabla con su nombre en dobles corchetes: [[claim]].",
    ),
    (
        "Begin without --publisher; then declare the body with [[body]], and write its id as the publisher.",
        "Empiece sin --publisher; luego declare la entidad con [[body]] y escriba su id como publisher.",
    ),
    ("Restore the line that gapgraph new wrote.", "Restaure la línea que escribió gapgraph new."),
    (
        "Write only digits, without quotation marks: 12.",
        "Escriba solo cifras, sin comillas: 12.",
    ),
    ("Write one text, in quotation marks.", "Escriba un solo texto, entre comillas."),
    (
        'Write the names in brackets, each in quotation marks: ["…"].',
        'Escriba los nombres entre corchetes, cada uno entre comillas: ["…"].',
    ),
    ("Write true or false, without quotation marks.", "Escriba true o false, sin comillas."),
    (
        "Write the value in the form that the message names; format the column as text.",
        "Escriba el valor en la forma que nombra el mensaje; dé a la columna formato de texto.",
    ),
    ("Write the value in the form that the message names.", "Escriba el valor en la forma que nombra el mensaje."),
    (
        'Write the larger body that this body is part of, such as "Government" or "NGOs".',
        'Escriba la entidad más amplia de la que esta forma parte, como "Government" o "NGOs".',
    ),
    ("Write the finding's kind, such as number-uncited.", "Escriba el tipo de hallazgo, como number-uncited."),
    (
        "docs/encoding.md shows how to declare a body or another term.",
        "docs/encoding.md muestra cómo declarar una entidad u otro término.",
    ),
    ("docs/terms.md lists every {word}.", "docs/terms.md enumera cada {word}."),
    (
        "{form} contains only claims: for derived answers, use gapgraph gaps or matrix.",
        "{form} contiene solo afirmaciones: para los resultados derivados, use gapgraph gaps o matrix.",
    ),
    (
        "claims without a number now have one: {numbers}",
        "las afirmaciones sin número ya tienen uno: {numbers}",
    ),
    ("claim {number} now has {slots}", "la afirmación {number} tiene ahora {slots}"),
    ("{name} is not a valid {word} ({slot})", "{name} no es válido como {word} ({slot})"),
    ("{name} isn't a TOML table", "{name} no es una tabla de TOML"),
)
"""Pairs of an English and a Spanish sentence with the same placeholders in braces."""
