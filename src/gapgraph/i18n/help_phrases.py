"""The Spanish help of the commands.

Each command has a line for the list of commands and a longer text. The key of an option is the command and its name, as
in ``validate --format``, or only its name if all commands have the same text for it. The English text is where the
command is defined; a test checks that both languages are complete.
"""

from __future__ import annotations

from typing import Final

from gapgraph.i18n.corpus_help_phrases import CORPUS_COMMAND_HELP, CORPUS_OPTION_HELP

COMMAND_HELP: Final[dict[str, tuple[str, str]]] = {
    **CORPUS_COMMAND_HELP,
    "gapgraph": ("", "¿A quién le falta qué protección, quién lo dice y dónde está escrito?"),
    "gaps": (
        "A quién le falta qué protección, y la frase que lo dice.",
        """A quién le falta qué protección, la frase que lo dice y el deber con que choca.

        Una brecha es una protección y el grupo más amplio de víctimas en el que nadie la tiene. INFORME es un
        identificador como per-2021; sin él se toma el informe más reciente. Lo que la fuente no dice se muestra aparte
        y nunca cuenta como ausencia.
        """,
    ),
    "matrix": (
        "El estado de cada grupo para cada protección que le corresponde.",
        """Cada grupo con nombre y cada protección que le corresponde: lo mejor, lo peor y las excepciones.

        También lo que el informe calla tiene su fila. Nada se promedia: un grupo cuyos miembros reciben trato distinto
        muestra lo mejor y lo peor, y quiénes son las excepciones.
        """,
    ),
    "profile": (
        "Todo lo que un informe dice de un grupo, en una página.",
        """Todo lo que un informe dice de un grupo: estados, frases, cifras, daños, silencios, deberes.

        GRUPO es un grupo por identificador o nombre (Man, gap:Man, hombres), o valores unidos por + y |
        ("Adult+Male"). INFORME es un identificador como per-2021; sin él se toma el informe más reciente.
        """,
    ),
    "explain": (
        "Por qué un grupo tiene su estado ante una protección.",
        """Por qué un grupo tiene su estado ante una protección: la regla, las afirmaciones que decidieron y las que no.

        INFORME es un identificador, o un país con año o sin él ("Perú 2021"). GRUPO es un grupo por identificador o
        nombre (Man, gap:Man, hombres), o valores unidos por + y | ("Adult+Male"). PROTECCIÓN es una protección por
        identificador o nombre (TemporaryLodging, "alojamiento temporal"). También valen otras palabras ("hombres
        adultos", albergue): se dice cómo se entendieron. Ponga entre comillas un nombre que contenga un espacio o una
        barra.
        """,
    ),
    "whatif": (
        "Las brechas que se cerrarían y abrirían si se añadieran o quitaran afirmaciones.",
        """Las brechas que se cerrarían y abrirían si se añadieran o quitaran afirmaciones. No cambia ningún archivo.

        AFIRMACIONES son archivos (TOML con tablas [[claim]] como en data/encodings, sin necesidad de citas; o RDF) o
        palabras: una añade una afirmación, como +Provision:Man:TemporaryLodging:Government:ToAll; una quita otra, como
        -per-2021/claim/112. Una palabra que añade tiene partes separadas por dos puntos: clase, grupo, protección,
        prestador; después, palabras de alcance, frecuencia y certeza, y specialized, exclusive o inside. Un grupo vacío
        significa todas las víctimas; un prestador vacío, un prestador nuevo en una Provision y cualquiera en las demás.
        Una afirmación de un archivo RDF reemplaza a la del informe que tiene el mismo identificador.

        Un servicio supuesto reemplaza lo que contradice ("there were no shelters that accepted men") donde se da, y
        eso se muestra. "closes" significa sin cubrir antes y ofrecido después; "lifts", ya no sin cubrir, pero tampoco
        ofrecido; "stays", con el mismo estado que antes y sin ofrecerse, aunque un servicio supuesto debería dar la
        protección. Se muestra qué más lo impide: el mínimo de afirmaciones que también deben cambiar.

        --cheapest K: una celda es una hoja (el grupo mínimo) y una protección. Cada servicio nuevo es general, para
        todas las personas de un grupo con nombre, y de un prestador nuevo. Una afirmación sobre cualquier prestador
        ("few shelter options") afecta también al servicio nuevo; una sobre un prestador con nombre, no. Las celdas que
        ningún servicio nuevo puede cerrar se muestran con el mínimo de afirmaciones que lo impiden. Si se dan
        AFIRMACIONES, se aplican antes de buscar los servicios nuevos.
        """,
    ),
    "query": (
        "Las preguntas preparadas: verlas y hacerlas; o hacer su propia consulta SPARQL.",
        """Las preguntas preparadas: la lista, una de ellas o su respuesta; cada fila lleva su afirmación y su prueba.

        Sin NOMBRE se muestran las preguntas por etiqueta. Los valores se escriben como los escribe la gente: per-2021,
        Man, gap:Man o un nombre; cada uno tiene un valor habitual, de modo que toda pregunta responde enseguida. Con
        --sparql se hace una consulta propia: puede leer los grafos disponibles y nada más. Los prefijos nuestros no se
        declaran; sin GRAPH ni FROM se leen todos los grafos.
        """,
    ),
    "load": (
        "Llena un almacén de tripletas, en una carpeta o en la red.",
        """Llena un almacén: la ontología, sus inferencias, las leyes, los países y dos grafos por informe.

        DESTINO es una carpeta o una dirección web. Un almacén en una CARPETA se construye de nuevo al lado del
        anterior y lo reemplaza en un solo paso, de modo que una interrupción deja el anterior; con --only contiene solo
        esos informes. Se lee con gapgraph --root CARPETA.

        En una dirección web cada grafo se reemplaza entero o no se reemplaza, y lo que no ha cambiado se deja: tras una
        interrupción, o si alguien ha cambiado un grafo allí, el mismo comando termina el trabajo. Los secretos vienen
        de GAPGRAPH_STORE_USER y GAPGRAPH_STORE_PASSWORD, de GAPGRAPH_STORE_TOKEN o de un archivo netrc.
        """,
    ),
    "serve": (
        "Muestra la aplicación web en un navegador.",
        """Sirve la aplicación web hasta Ctrl-C: ver a quién le falta qué, comprobarlo, preguntar, comparar y validar.

        Solo escucha en esta máquina si --address no dice otra cosa, y no responde a nombres que no se le han dado.
        Con --endpoint muestra lo que contiene un almacén remoto; haga las consultas propias en ese almacén.
        """,
    ),
    "brief": (
        "Escribe un informe en una página, para enviar o imprimir.",
        """Escribe una página HTML, sin otros archivos, que muestra a quién le falta qué protección según un informe.

        Se abre desde una carpeta sin red, funciona sin JavaScript y se imprime en A4.
        """,
    ),
    "export": (
        "Informes como Turtle, TriG, N-Quads, JSON-LD, csv o un libro.",
        """Los grafos de los informes (todos, si no se nombran) en una sintaxis que otros programas leen.

        Los mismos datos dan los mismos bytes. Un documento JSON-LD contiene su contexto, de modo que ningún programa
        tiene que buscarlo en la red. En csv los nombres van en el idioma pedido; las citas quedan como están.

        Un libro (xlsx) tiene una hoja por tipo de afirmación, listas de los nombres que admite una celda, y junto a
        cada fila su frase y lo que hallan las comprobaciones. Se escribe en el archivo de -o o en uno con el nombre del
        informe.

        Con --for-store el cargador propio de un almacén puede hacer lo que hace gapgraph load; gapgraph doctor mira
        después si todo está bien.
        """,
    ),
    "import": (
        "Hace un informe a partir de un libro o de una carpeta de csv.",
        """Lee ARCHIVO (.xlsx, .xls, .ods o una carpeta de csv), como lo da gapgraph export, y escribe su codificación.

        La codificación se escribe en la carpeta --root, o en la actual. Cada error se muestra con su hoja, fila y
        columna, y entonces no se escribe nada. Una fila sin id se vuelve una afirmación con el siguiente número libre.

        Estado de salida: 0 si la codificación está escrita, 2 si hay un error.
        """,
    ),
    "draft": (
        "Afirmaciones propuestas a partir de un texto, para que una persona las revise.",
        """Propone las afirmaciones de INFORME, por su identificador, o de un texto (.txt, .docx, .pdf o .html) con
        --country y --year.

        Ningún borrador cuenta hasta que una persona lo acepta, uno por uno, con gapgraph review. Cada borrador cita su
        frase palabra por palabra. La salida de errores muestra las frases sin borrador, los números sin medida en la
        ontología, y lo que un modelo propuso y por qué se descartó: sus citas deben ser literales, y sus nombres deben
        estar en la frase.
        """,
    ),
    "review": (
        "Acepta, cambia o rechaza los borradores de un informe, cada uno con una tecla.",
        """Recorre los borradores por decidir de INFORME, en --root o la carpeta actual; si no hay, los hace.

        Teclas: a acepta, A acepta los demás borradores de la frase, c cambia un dato, r rechaza, s salta, q sale. Cada
        decisión se guarda al momento: lo aceptado pasa a ser una afirmación de la codificación, lo rechazado no vuelve.
        Un Denial se acepta solo, nunca con otros. Al final se muestran las palabras que ningún borrador recoge.

        Estado de salida: 0 si todo está decidido, 1 si quedan borradores.
        """,
    ),
    "doctor": (
        "Examina un almacén de tripletas: de qué tipo es, qué puede hacer y qué contiene.",
        """Examina el almacén en URL: cuál es y de qué versión, qué admite y si lo cargado está al día.

        Para ver si se puede escribir, se escribe y se borra un grafo de una tripleta, salvo con --read-only. Estado de
        salida: 0 todo está bien, 1 hay algo por hacer, 3 no se puede llegar al almacén.
        """,
    ),
    "conformance": (
        "Prueba cada pregunta preparada y las reglas en un almacén de tripletas.",
        """Prueba el almacén en URL: hace cada pregunta, aplica las reglas en grafos de prueba y compara.

        Los grafos de prueba tienen nombres propios y al final se borran; lo demás que hay en el almacén no se lee ni se
        cambia. Estado de salida: 0 todas las respuestas son iguales o se rechazan con un motivo, 1 una difiere o falla,
        3 no se puede usar el almacén.
        """,
    ),
    "diff": (
        "Lo que se abrió, se cerró o cambió entre dos informes.",
        """Lo que se abrió, se cerró, empeoró o mejoró entre dos informes, en las cifras o solo en la redacción.

        PRIMERO y SEGUNDO son identificadores como per-2020 y per-2021, de dos años de un país o de dos países. Lo que
        el texto disponible de un informe no abarca se muestra como tal: no abre ni cierra ninguna brecha. Dos cifras se
        comparan solo si coinciden la entidad, el grupo, la medida, el lugar y el período; junto a las que no, está el
        motivo.
        """,
    ),
    "new": (
        "Empieza la codificación de un informe a partir de su texto.",
        """Empieza la codificación de un informe: el texto, su descripción y sus frases numeradas con indicaciones.

        ISO3 es el código del país (PER); AÑO, el del informe. No se sobrescribe ningún archivo, y ninguna afirmación se
        escribe por usted. Los archivos quedan bajo --root o en la carpeta actual. La carpeta puede estar vacía: se usa
        la ontología incluida, y copias del manual de codificación y de la lista de nombres quedan en docs. Al texto se
        le quita lo que puso en él la composición de las páginas, y se informa de cada cambio.
        """,
    ),
    "build": (
        "Compila las codificaciones de una carpeta, o enumera todos sus errores.",
        """Compila data/encodings (todas, si no se nombran) de --root, o de la carpeta actual, en data/reports.

        De un informe no se escribe nada mientras su codificación tenga un error. Cada error se muestra con su línea, lo
        que probablemente se quiso decir y qué escribir. Una afirmación sin número recibe el siguiente libre, y lo que
        se deduce de sus palabras, su grupo o su total: quién lo dice, frecuencia, valor, año, edad y sexo. Todo lo
        añadido se escribe en la codificación. Ninguna afirmación con número cambia: puede corregir o quitar sus datos.

        Estado de salida: 0 si todo está escrito, 1 con --check si un archivo no está al día, 2 si hay un error.
        """,
    ),
    "agree": (
        "Cuánto coinciden dos codificaciones de un texto.",
        """¿Cuánto coinciden dos codificaciones de un texto, campo por campo, y dónde difieren?

        PRIMERA y SEGUNDA son codificaciones (TOML) de un informe. Las afirmaciones se ponen lado a lado por lo que
        citan; la medida es el alfa de Krippendorff. Requiere el extra "agree".
        """,
    ),
    "verify": (
        "Si las citas y referencias de un informe están en un texto.",
        """¿Contiene su copia del texto de un informe todos los pasajes que citan las afirmaciones de INFORME?

        Una cita se busca por sus palabras; una referencia, por su frase y su huella. No importan los saltos de línea
        ni la forma de comillas y guiones. Una paráfrasis se verifica con la paráfrasis, no con la fuente.

        Estado de salida: 0 si se encuentran todos los pasajes, 1 si falta alguno.
        """,
    ),
    "check-source": (
        "Citas que no están donde dicen, y texto que ninguna afirmación recoge.",
        """¿Está cada cita donde dice, y qué frases, números y entidades no recoge ninguna afirmación?

        Estado de salida: 0 si no hay nada que corregir, 1 si lo hay.
        """,
    ),
    "search": (
        "Frases, afirmaciones, términos y preguntas que contienen palabras.",
        """Lo que contiene todas las PALABRAS: frases de los informes disponibles, afirmaciones, términos, preguntas.

        En español o en inglés, en cualquier orden; mayúsculas, tildes y plurales no importan, y basta el comienzo de
        una palabra. Las palabras que van juntas se ponen entre comillas, dentro de las de la consola: '"accepted
        men"'. La página muestra lo primero de cada clase, y todo con --kind; los demás formatos lo tienen todo.
        """,
    ),
    "groups": (
        "Los grupos con nombre, sus definiciones y cuál está dentro de cuál.",
        """Los grupos de víctimas que tienen nombre: sus definiciones y cuáles están dentro de cuáles.

        Una hoja es una combinación de un valor de cada dimensión; sus hojas indican cuánto abarca un grupo.
        Los grupos sin nombre se escriben por sus valores, como Adult+Male o Female|AnotherGender.
        """,
    ),
    "reports": (
        "Los informes disponibles.",
        """Los informes disponibles: país, año, período, si el texto es literal, afirmaciones y revisión.

        De un almacén remoto se listan solo los informes completos; si la carga de otro se interrumpió, el estado de
        salida es 3.
        """,
    ),
    "validate": (
        "¿Son correctos los datos, y qué deberes se incumplen según ellos?",
        """Revisa datos: ¿están bien formados, probados y sin contradicción, y qué deberes muestran incumplidos?

        ARCHIVO es Turtle, TriG, N-Triples, N-Quads, JSON-LD o RDF/XML; una carpeta, un patrón, o - para la entrada
        estándar. No se descarga nada a lo que ARCHIVO remita. Con --endpoint, ARCHIVO es un informe del almacén; sin
        ARCHIVO se revisan todos los informes, con la ontología, las leyes y los países del almacén.

        Estado de salida: 0 nada de la gravedad de --fail-on o mayor; 1 algún hallazgo, o un informe que no se pudo
        comparar con la ley (salvo con --only data o --fail-on never); 2 la entrada o el comando es erróneo; 3 falló un
        motor o el almacén.
        """,
    ),
    "rules": (
        "Las reglas que los datos deben seguir.",
        "Las reglas con que se revisan los datos, o una de ellas: qué está mal, cuán grave es y qué hacer.",
    ),
}
"""For each command, its line in the list of commands and its help text."""

EPILOG: Final = (
    "Estado de salida: 0 todo bien; 1 hallazgos de la gravedad de --fail-on o mayor; 2 uso erróneo o entrada ilegible; "
    "3 falló un motor o un almacén."
)
"""The last lines of the program's own help."""

OPTION_HELP: Final[dict[str, str]] = {
    **CORPUS_OPTION_HELP,
    "--help": "Muestra esta ayuda y termina.",
    "--version": "Muestra la versión y termina.",
    "--verbose": "Informa también, en la salida de errores, de lo que se reintenta, se copia de un almacén o se lee de "
    "nuevo.",
    "--root": "Lee ontology/ y data/ de esta carpeta en vez de los incluidos (o GAPGRAPH_ROOT).",
    "--lang": "Idioma de nombres y frases; las citas conservan su propio idioma (o GAPGRAPH_LANG).",
    "--all": "Todos los informes disponibles en una tabla, por país y año.",
    "--when": "Cuenta también lo que se dice de este mes (2020-04) o de un tiempo con nombre.",
    "--where": "Excluye lo que se dice solo de lugares distintos de LUGAR.",
    "--endpoint": "Usa un almacén llenado con gapgraph load, por su dirección (o GAPGRAPH_ENDPOINT).",
    "--timeout": "Cuánto puede tardar un almacén en responder.",
    "--format": "table es una página para leer; csv, json y md tienen las columnas documentadas; html y xlsx, todas.",
    "--output": "Escribe en este archivo; su terminación indica el formato si no se da --format.",
    "--excel": "csv que Excel abre con sus tildes: con una marca de orden de bytes.",
    "--query-at": "Dónde recibe consultas el almacén, si no es en el lugar habitual bajo su dirección.",
    "--update-at": "Dónde recibe cambios el almacén, si no es en el lugar habitual bajo su dirección.",
    "--graphs-at": "Dónde recibe grafos enteros el almacén, si no es en el lugar habitual bajo su dirección.",
    "gaps --verdict": "Muestra protecciones sin cubrir, insuficientes o desconocidas; con offered, las ofrecidas.",
    "profile --full": "Muestra cada frase que decide un estado, y los deberes sobre protecciones insuficientes.",
    "explain --full": "Muestra cada afirmación con su efecto en el estado, y cada deber.",
    "gaps --group": "Solo las brechas de este grupo; puede repetirse.",
    "gaps --protection": "Solo esta protección; puede repetirse.",
    "gaps --full": "Cada brecha con sus frases y sus deberes, protección por protección.",
    "gaps --benchmarks": "Muestra también deberes que aquí no obligan; nunca cuentan como hallazgos.",
    "gaps --fail-on": "Termina con 1 si una brecha afecta a un deber vigente de esta gravedad o mayor.",
    "matrix --group": "Solo este grupo; se puede dar varias veces.",
    "matrix --protection": "Solo esta protección; se puede dar varias veces.",
    "whatif --cheapest": "Busca los servicios nuevos (hasta K) que cierran más celdas sin cubrir (hoja y protección).",
    "query --param": "Elige un valor.",
    "query --show": "Muestra los parámetros de la pregunta, los valores posibles de cada uno y el texto.",
    "query --tag": "Muestra solo las preguntas con esta etiqueta.",
    "query --sparql": "Ejecuta la consulta SPARQL de este archivo; - la lee de la entrada estándar.",
    "query --full": "Muestra cada fila con sus afirmaciones, y cada afirmación con su cita.",
    "query --limit": "Número máximo de filas; 0 las muestra todas.",
    "query --timeout": "Tiempo máximo en segundos.",
    "query --format": "table es una página para leer; csv, json, md, html y xlsx tienen las columnas de la pregunta; "
    "ttl es para tripletas.",
    "load --timeout": "Cuánto puede tardar el almacén con una petición.",
    "load --only": "Solo este informe; se puede dar varias veces.",
    "load --prune": "Quita del almacén los informes que ya no están disponibles.",
    "load --force": "Envía todos los grafos, aunque el almacén ya los contenga.",
    "load --dry-run": "Muestra qué se haría, y no hace nada.",
    "load --derive": "Quién calcula la cobertura: client, este programa; server, el almacén, salvo los "
    "resultados que las reglas no pueden expresar.",
    "serve --port": "El puerto en que escucha.",
    "serve --address": "La dirección en que escucha; con otra, puede que otras máquinas lleguen al servidor.",
    "serve --host-name": "Otro nombre de máquina al que responde el servidor.",
    "serve --prefix": "La ruta bajo la cual un intermediario publica la aplicación web, como /gapgraph.",
    "serve --query-seconds": "Tiempo máximo de una consulta, en segundos.",
    "serve --query-rows": "Número máximo de filas de una respuesta.",
    "serve --query-memory": "Memoria máxima de una consulta, en megabytes.",
    "serve --query-workers": "Número máximo de consultas a la vez.",
    "serve --upload-bytes": "Tamaño máximo de un archivo que se sube, en bytes.",
    "brief --output": "El archivo que se escribe.",
    "brief --pdf": "Escribe PDF en lugar de HTML, con el Chromium disponible.",
    "export --format": "ttl une los grafos; csv contiene solo las afirmaciones; xlsx y csv-folder "
    "contienen un informe entero, para gapgraph import.",
    "export --derived": "También lo que se deduce de las afirmaciones: cobertura, brechas, deberes evaluados. Por "
    "defecto se omite.",
    "export --with-ontology": "También la ontología, las leyes y los países: cada término tiene nombre y definición.",
    "export --for-store": "Lo que envía gapgraph load (grafos, y marcas de que están completos), como N-Quads "
    "para el cargador propio de un almacén.",
    "export --output": "El archivo que se escribe; si hay un error, no cambia.",
    "doctor --timeout": "Cuánto puede tardar el almacén con una petición.",
    "doctor --read-only": "No escribe nada; se omiten las comprobaciones que requieren escribir.",
    "conformance --timeout": "Cuánto puede tardar el almacén con una petición.",
    "search --report": "Solo en este informe; puede repetirse.",
    "search --kind": "Solo resultados de esta clase; puede repetirse.",
    "conformance --report": "Usa este informe; sin esta opción, el más reciente.",
    "conformance --all": "Usa todos los informes disponibles.",
    "diff --only": "Solo los cambios de las brechas, o solo los de las cifras.",
    "import --replace": "Sustituye la codificación y el texto del informe que ya existen.",
    "import --mistakes-to": "Si algo está mal, escribe una copia del libro con cada error junto a su fila.",
    "build --check": "No escribe nada: solo enumera los errores y los archivos que no están al día.",
    "serve --review": "Permite también revisar borradores en /review/INFORME; las decisiones se guardan en --root.",
    "draft --country": "El país de un texto que no es uno de los informes.",
    "draft --year": "El año de publicación de un texto que no es uno de los informes.",
    "draft --model-endpoint": "Pregunta también a un modelo en esta dirección compatible con OpenAI (su clave, si "
    "la hay, en GAPGRAPH_MODEL_KEY); desactivado si no se da.",
    "draft --model": "El nombre del modelo en esa dirección.",
    "draft --format": "table es una página para leer; csv, json y md tienen las columnas documentadas; ttl, nodos de "
    "gap:DraftClaim.",
    "draft --save": "Guarda los borradores en data/drafts de --root, o de la carpeta actual, para revisarlos.",
    "new --text": "El texto: .txt, .docx, .pdf o .html.",
    "new --address": "La dirección web del informe; se puede añadir después.",
    "new --wording": "Si el texto es literal o una paráfrasis; withheld: las palabras no se pueden copiar, y "
    "las afirmaciones solo remiten a ellas.",
    "new --extent": "Si el texto es la sección entera.",
    "new --section": "El nombre de la sección que contiene el texto.",
    "new --by": "Nombre corto de otra entidad editora, que forma parte del identificador: ngo.",
    "new --publisher": "La entidad declarada que publicó el informe.",
    "new --license": "La licencia del texto.",
    "new --name": "El nombre del país en inglés, si no lo conocen data/countries ni ISO 3166.",
    "new --name-es": "El nombre del país en español.",
    "agree --text": "El texto; sin esta opción, el del informe en data/sources.",
    "agree --disagreements": "En csv, json y md: solo las diferencias, lado a lado.",
    "verify --source": "El texto (.txt, .docx, .pdf o .html): la sección en la que se cuentan las frases del informe.",
    "validate --format": "text es para leer; sarif y junit son para las herramientas que reúnen hallazgos.",
    "validate --fail-on": "Termina con 1 ante un hallazgo de esta gravedad o mayor.",
    "validate --only": "Hallazgos sobre los datos, o sobre deberes que los datos muestran incumplidos; --fail-on "
    "cuenta solo lo que se muestra.",
    "validate --engine": "El motor SHACL: shacl, que es rápido, o para comparar pyshacl (lento) o pyshacl-turbo.",
    "validate --input-format": "El formato de la entrada, sea cual sea su terminación; sin esta opción, la entrada "
    "estándar es TriG.",
    "validate --corpus": "Una carpeta de informes, INFORME.ttl cada uno; también se lee un informe si la entrada "
    "remite a él.",
    "validate --baseline": "Un informe JSON: se muestran solo los hallazgos que no contiene.",
    "validate --profile": 'Un archivo TOML de gravedades, en líneas REGLA = "violation|warning|info|off".',
    "validate --output": "Escribe en este archivo y no en la pantalla.",
    "validate --endpoint": "Revisa lo que contiene un almacén llenado con gapgraph load.",
}
"""The help of each option, by command and long name, or by the name alone if all commands have the same text."""
